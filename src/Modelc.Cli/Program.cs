using Modelc.Cli;

return CommandLine.Run(args, CliStreams.OfProcess());
