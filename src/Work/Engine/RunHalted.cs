namespace Maru.Work.Engine;

/// <summary>Thrown through a job's code to free its place; the reason is in the run's frame.</summary>
internal sealed class RunHalted() : Exception("The run stops here for now. Let this pass.");
