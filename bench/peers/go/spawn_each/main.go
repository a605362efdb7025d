// One million goroutines, started and waited for one at a time.
package main

import "fmt"

func square(n int) int {
	return n * n
}

func main() {
	sum := 0
	for i := 0; i < 1000000; i++ {
		f := make(chan int, 1)
		go func(n int) { f <- square(n) }(i)
		sum += <-f
	}
	fmt.Println(sum)
}
