using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules.Availability;
using Modelc.Compiler.Rules.Files;
using Modelc.Compiler.Rules.Health;
using Modelc.Compiler.Rules.Hosts;
using Modelc.Compiler.Rules.Images;
using Modelc.Compiler.Rules.Linking;
using Modelc.Compiler.Rules.Naming;
using Modelc.Compiler.Rules.Options;
using Modelc.Compiler.Rules.Placing;
using Modelc.Compiler.Rules.Recipes;
using Modelc.Compiler.Rules.Secrets;
using Modelc.Compiler.Rules.Security;
using Modelc.Compiler.Rules.Swarm;
using Modelc.Compiler.Rules.Undeployed;

namespace Modelc.Compiler.Rules;

/// <summary>
/// All rules there are, by code. A list and no search: looking at every type of the assembly takes longer than making
/// the rules, and every build would pay for it. A test finds the one that was forgotten here.
/// </summary>
public static class RuleSet
{
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new ComponentNamesAreUnique(),
        new ComponentIdsAreUnique(),
        new LinkNamesAreUnique(),
        new ContainmentNamesAreUnique(),
        new DockerAcceptsTheName(),
        new NameFitsDns(),
        new NameIsSafeInFiles(),
        new NamesDifferByMoreThanCase(),
        new NameIsNotOneThatWeMake(),
        new ContainedOnce(),
        new ContainmentEndsSomewhere(),
        new InternalHasAHost(),
        new HostIsOurs(),
        new HostCanRunIt(),
        new MandatoryPortsAreLinked(),
        new MandatoryLinksHaveAnOrder(),
        new ControlledByOne(),
        new LinkedPortsHaveOneNumber(),
        new LinkLeadsElsewhere(),
        new LinkedOnce(),
        new PortNamesAreUnique(),
        new LinkedPortsAreReachable(),
        new LinkGivesWhatIsRequired(),
        new HostGivesWhatIsRequired(),
        new HostPortIsFree(),
        new HostsAreDifferentMachines(),
        new EngineApiIsProtected(),
        new KeysRatherThanPasswords(),
        new AddressesCanBeReached(),
        new HostHasAnAddress(),
        new SomebodyPublishesThePort(),
        new HostPortsAreChosen(),
        new ThereIsSomethingToReplicate(),
        new ZeroDownTimeHasAHealthCheck(),
        new ReplicasDoNotShareAHostPort(),
        new OnlyTheExposedPortIsPublished(),
        new ReplicasShareADevice(),
        new ReplicasShareAWritableVolume(),
        new DataStaysWithItsNode(),
        new UpdateHasRoom(),
        new UpdateWaitsForFailure(),
        new UpdateGoesStepByStep(),
        new TimesAreLongerThanNothing(),
        new BadReleaseIsStopped(),
        new ReplicasComeBack(),
        new ImageOrRecipe(),
        new SwarmProxyIsKept(),
        new ProxyIsNewEnough(),
        new StatsHaveAnAddress(),
        new UpdateLooksInTime(),
        new CheckCanRunInItsImage(),
        new ScriptNamesItsShell(),
        new ScriptAsksItsReplica(),
        new ScriptHasUnixLines(),
        new CurlFailsOnErrors(),
        new CommandCanRunInItsImage(),
        new HealthPathIsAPath(),
        new NginxCanSayThePath(),
        new ImagesAreFixed(),
        new RunsNothingButUbuntu(),
        new ThereIsSomethingToDeploy(),
        new ImagesAreReferences(),
        new RegistryHoldsTheImage(),
        new RegistryIsAServer(),
        new LoginsAreWhole(),
        new EnvironmentHoldsNoSecret(),
        new LoginsHoldNoPassword(),
        new SecretFilesHoldNoSecret(),
        new CommandsHoldNoSecret(),
        new ReferencesNameVariables(),
        new ReferencesRunCommands(),
        new ContainersAreNotPrivileged(),
        new EngineSocketStaysOutside(),
        new ContainersHaveTheirOwnNetwork(),
        new StatisticsStayInside(),
        new HostFoldersStayOutside(),
        new ContainersKeepTheirWalls(),
        new SwarmCanDoIt(),
        new OptionHasAnEffect(),
        new OptionIsKnown(),
        new NodeRedPortIsAsked(),
        new LinkedContainersAreThere(),
        new StoppedStaysStopped(),
        new RestartIsKnown(),
        new SwarmHasAManager(),
        new ManagersAreOdd(),
        new ManagersAreFew(),
        new NodeIsInOneSwarm(),
        new NodeHasAnEngine(),
        new HostIsInOneSwarm(),
        new ThereIsANodeForIt(),
        new PlacementIsForSwarms(),
        new ConstraintsAreUnderstood(),
        new OneManagerIsAlone(),
        new LinksBecomeNames(),
        new NodeLabelsFitOnALine(),
        new FilesHaveTheirOwnPlace(),
        new TargetsAreAbsolute(),
        new SourcesCanBeMounted(),
        new VariablesAreSetOnce(),
        new VariablesHaveNames(),
        new PathsFitOnOneLine(),
        new FilesHaveNames(),
        new DevicesHavePaths(),
        new FilesCanBePut(),
        new LimitsHoldReservations(),
        new ContainerStaysInForeground(),
        new ContainerHasNoInit(),
        new NoSudoInImages(),
        new FoldersAreWhereTheyAreLookedFor(),
        new UploadIsPortable(),
        new NobodyIsThereToAnswer(),
        new WhatStartsAlsoStops(),
        new PlaybooksAreNotRun(),
        new SketchesAreNotFlashed(),
        new ThingMlIsNotCompiled(),
        new AgentsAreNotMade(),
        new FlowsAreNotLoaded(),
        new FlowComponentsAreNotLoaded(),
        new SomethingIsDeployed(),
    ];

    /// <summary>Adds what the rules find to the bag; null when the bag holds an error.</summary>
    public static CheckedModel? Check(DeploymentModel model, DiagnosticBag bag) => CheckedModel.Check(model, bag);

    /// <summary>To be called once planning is done: the model may also suppress what the planner had to say.</summary>
    public static void SilencePlanning(CheckedModel model, DiagnosticBag bag) =>
        Suppressions.Apply(model.Model, bag, Stage.AfterRules);
}
