namespace Maru.Rhai;

/// <summary>Which parts of the language an engine offers. By default all are on, and all strict checks are off.</summary>
public sealed record RhaiSwitches
{
    /// <summary>How scripts are run; only for tests and measurements, because results do not depend on it.</summary>
    public RhaiTier Tier { get; init; }

    /// <summary>Names must be declared, or known to the engine, when a script is compiled.</summary>
    public bool StrictVariables { get; init; }

    /// <summary>Reading a key that is not in a map is an error instead of <c>()</c>.</summary>
    public bool FailOnMissingProperty { get; init; }

    /// <summary>A variable may be declared again under the same name.</summary>
    public bool AllowShadowing { get; init; } = true;

    /// <summary>Loops may be used at all.</summary>
    public bool AllowLooping { get; init; } = true;

    /// <summary>Closures may be written.</summary>
    public bool AllowAnonymousFunctions { get; init; } = true;

    /// <summary><c>if</c> may be used as a value.</summary>
    public bool AllowIfExpression { get; init; } = true;

    /// <summary><c>switch</c> may be used as a value.</summary>
    public bool AllowSwitchExpression { get; init; } = true;

    /// <summary>Loops may be used as values.</summary>
    public bool AllowLoopExpression { get; init; } = true;

    /// <summary>Blocks may be used as values.</summary>
    public bool AllowStatementExpression { get; init; } = true;

    /// <summary>Keywords and operators that scripts may not use, such as <c>eval</c>.</summary>
    public IReadOnlySet<string> DisabledSymbols { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
