// All ways to place twelve queens; each placement is a goroutine.
package main

import "fmt"

func place(size, row, columns, falling, rising int) int {
	if row == size {
		return 1
	}
	var tasks []chan int
	free := (1<<size - 1) &^ (columns | falling | rising)
	for free != 0 {
		bit := free & -free
		free &= free - 1
		result := make(chan int, 1)
		tasks = append(tasks, result)
		go func() { result <- place(size, row+1, columns|bit, (falling|bit)<<1, (rising|bit)>>1) }()
	}
	count := 0
	for _, task := range tasks {
		count += <-task
	}
	return count
}

func main() { fmt.Println(place(12, 0, 0, 0, 0)) }
