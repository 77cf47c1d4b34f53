namespace Maru.Rhai.Syntax;

/// <summary>
/// What a script may contain and how large it may be. A limit of 0 means none, but nesting never exceeds <see cref="HardestDepth"/>.
/// </summary>
public sealed record ParseOptions
{
    /// <summary>The largest nesting with any options, so that no script can exhaust the thread's stack.</summary>
    public const int HardestDepth = 1000;

    /// <summary>The defaults of the language.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>How deep expressions and blocks may nest at global level.</summary>
    public int MaxExpressionDepth { get; init; } = 64;

    /// <summary>How deep they may nest inside functions.</summary>
    public int MaxFunctionExpressionDepth { get; init; } = 32;

    /// <summary>The longest string literal, in UTF-8 bytes.</summary>
    public int MaxStringSize { get; init; }

    /// <summary>Array literals must have fewer items than this.</summary>
    public int MaxArraySize { get; init; }

    /// <summary>The most keys of a map literal.</summary>
    public int MaxMapSize { get; init; }

    /// <summary>How many functions and closures a script may define; null is no limit, 0 allows none.</summary>
    public int? MaxFunctions { get; init; }

    /// <summary>Whether <c>if</c> may be used as a value.</summary>
    public bool AllowIfExpression { get; init; } = true;

    /// <summary>Whether <c>switch</c> may be used as a value.</summary>
    public bool AllowSwitchExpression { get; init; } = true;

    /// <summary>Whether loops may be used as values.</summary>
    public bool AllowLoopExpression { get; init; } = true;

    /// <summary>Whether blocks may be used as values.</summary>
    public bool AllowStatementExpression { get; init; } = true;

    /// <summary>Whether closures may be written.</summary>
    public bool AllowAnonymousFunctions { get; init; } = true;

    /// <summary>Whether loops may be written at all.</summary>
    public bool AllowLooping { get; init; } = true;

    /// <summary>Whether a variable may have the name of another visible variable.</summary>
    public bool AllowShadowing { get; init; } = true;

    /// <summary>Whether every name must be known: a variable of the script, a function of it, or one of the names below.</summary>
    public bool StrictVariables { get; init; }

    /// <summary>Variables the host will put into the scope; matters with <see cref="StrictVariables"/>.</summary>
    public IReadOnlySet<string> KnownVariables { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Modules the host registers; matters with <see cref="StrictVariables"/>.</summary>
    public IReadOnlySet<string> KnownModules { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Keywords and operators that are refused.</summary>
    public IReadOnlySet<string> DisabledSymbols { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether the text is that of an <c>eval</c>: it may not define functions.</summary>
    public bool IsEval { get; init; }
}
