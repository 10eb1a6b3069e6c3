using System.CommandLine;
using Modelc.Load;

return await Commands.Root().Parse(args).InvokeAsync();
