// A goroutine in every call: fib(32). The result comes back through a channel, as Go programs do it.
package main

import "fmt"

func fib(n int) int {
	if n < 2 {
		return n
	}
	a := make(chan int, 1)
	go func() { a <- fib(n - 1) }()
	b := fib(n - 2)
	return <-a + b
}

func main() {
	fmt.Println(fib(32))
}
