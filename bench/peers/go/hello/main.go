// Start-up: what a program costs that does nothing.
package main

import "fmt"

func main() {
	fmt.Println("hello")
}
