// The process entry of the `wyn` command. Compiling recurses over what people nest, so it gets a large stack.
using System.Threading;
using Wyn.Driver;

var exitCode = 0;
var thread = new Thread(() => exitCode = new WynTool(ToolIo.ForProcess()).Run(args), maxStackSize: 256 << 20);
thread.Start();
thread.Join();
return exitCode;
