// Four producers and four consumers share one channel with room for 128.
package main

import (
	"fmt"
	"sync"
)

func produce(numbers chan<- int, from, count int) {
	for n := from; n < from+count; n++ {
		numbers <- n
	}
}

func consume(numbers <-chan int) int {
	sum := 0
	for n := range numbers {
		sum += n
	}
	return sum
}

func main() {
	const count, sides = 1000000, 4
	numbers := make(chan int, 128)
	results := make(chan int, sides)
	var producers sync.WaitGroup
	for i := 0; i < sides; i++ {
		producers.Add(1)
		go func(from int) {
			produce(numbers, from, count/sides)
			producers.Done()
		}(i * (count / sides))
		go func() { results <- consume(numbers) }()
	}
	producers.Wait()
	close(numbers)
	sum := 0
	for i := 0; i < sides; i++ {
		sum += <-results
	}
	fmt.Println(sum)
}
