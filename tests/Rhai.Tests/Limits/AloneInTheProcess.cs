namespace Maru.Rhai.Tests.Limits;

/// <summary>Tests that measure the process, beside which no other may run.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
