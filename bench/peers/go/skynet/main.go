// Each goroutine starts ten more, down to a million leaves, and adds up what they give.
package main

import "fmt"

func skynet(number, size int, result chan<- int) {
	if size == 1 {
		result <- number
		return
	}
	part := size / 10
	results := make(chan int, 10)
	for i := 0; i < 10; i++ {
		go skynet(number+i*part, part, results)
	}
	sum := 0
	for i := 0; i < 10; i++ {
		sum += <-results
	}
	result <- sum
}

func main() {
	result := make(chan int, 1)
	skynet(0, 1000000, result)
	fmt.Println(<-result)
}
