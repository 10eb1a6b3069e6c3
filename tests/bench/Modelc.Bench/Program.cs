using Modelc.Bench.Apply;
using Modelc.Bench.Availability;
using Modelc.Bench.Compile;

// Measurements that are run by hand. Each has a command of its own; without one it is the first that there was.
return args switch
{
    ["availability", .. var rest] => await AvailabilityCommand.RunAsync(rest),
    ["compile", .. var rest] => CompileCommand.Run(rest),
    ["apply", .. var rest] => await ApplyCommand.RunAsync(rest),
    _ => CompileCommand.Run(args),
};
