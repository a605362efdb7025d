module wyn.bench/peers

go 1.19
