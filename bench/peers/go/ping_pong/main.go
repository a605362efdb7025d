// A million messages back and forth over channels with room for one.
package main

import "fmt"

func echo(requests, answers chan int) {
	for n := range requests {
		answers <- n + 1
	}
}

func main() {
	const count = 1000000
	requests, answers := make(chan int, 1), make(chan int, 1)
	go echo(requests, answers)
	n := 0
	for i := 0; i < count/2; i++ {
		requests <- n
		n = <-answers
	}
	close(requests)
	fmt.Println(n)
}
