// A million goroutines, all held, awaited in order.
package main

import "fmt"

func work(n int) int { return n*2 + 1 }

func main() {
	const count = 1000000
	tasks := make([]chan int, count)
	for i := range tasks {
		result := make(chan int, 1)
		tasks[i] = result
		go func(n int) { result <- work(n) }(i)
	}
	sum := 0
	for _, task := range tasks {
		sum += <-task
	}
	fmt.Println(sum)
}
