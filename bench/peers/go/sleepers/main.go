// A million goroutines asleep at once for half a second.
package main

import (
	"fmt"
	"time"
)

func nap(n int) int {
	time.Sleep(500 * time.Millisecond)
	return n
}

func main() {
	const count = 1000000
	tasks := make([]chan int, count)
	for i := range tasks {
		result := make(chan int, 1)
		tasks[i] = result
		go func(n int) { result <- nap(n) }(i)
	}
	sum := 0
	for _, task := range tasks {
		sum += <-task
	}
	fmt.Println(sum)
}
