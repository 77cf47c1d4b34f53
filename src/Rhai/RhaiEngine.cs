using Maru.Rhai.Calls;
using Maru.Rhai.Compilation;
using Maru.Rhai.Library;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>
/// A configured language: functions, types, constants, modules, limits. Made by <see cref="RhaiEngineBuilder"/>; immutable and
/// safe to use from many threads at once.
/// </summary>
public sealed class RhaiEngine
{
    private readonly ParseOptions _parsing;
    private readonly ParseOptions _evalParsing;

    internal RhaiEngine(RhaiEngineBuilder builder)
    {
        Limits = builder.Limits;
        Switches = builder.Switches;
        Hooks = builder.Hooks;
        Clock = builder.Clock;
        Functions = builder.Table;
        Constants = builder.ConstantValues;
        Modules = builder.ModuleValues;
        _parsing = Parsing();
        _evalParsing = _parsing with { IsEval = true, StrictVariables = false };
    }

    /// <summary>What scripts may use.</summary>
    public RhaiLimits Limits { get; }

    /// <summary>Which parts of the language are on.</summary>
    public RhaiSwitches Switches { get; }

    /// <summary>The host's callbacks.</summary>
    public RhaiHooks Hooks { get; }

    internal TimeProvider Clock { get; }

    internal RhaiTier Tier => Switches.Tier;

    internal FunctionTable Functions { get; }

    internal IReadOnlyDictionary<string, RhaiValue> Constants { get; }

    internal IReadOnlyDictionary<string, RhaiModule> Modules { get; }

    /// <summary>Compiles a script; the result may be kept and run any number of times, also in parallel.</summary>
    /// <exception cref="RhaiException">
    /// The text is not a valid script, with <see cref="RhaiErrorKind.Parsing"/> and the place; or compiling was cancelled, with
    /// <see cref="RhaiErrorKind.Terminated"/>.
    /// </exception>
    public RhaiScript Compile(string text, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (syntax, program) = Bound(text, _parsing, syntax => (syntax, ScriptBinder.Bind(syntax, this, ct)), ct);
        return new RhaiScript(this, syntax, program);
    }

    /// <summary>Compiles and runs a script once.</summary>
    /// <exception cref="RhaiException">The text is not a valid script, or the script failed.</exception>
    public RhaiValue Evaluate(string text, RhaiScope? scope = null, CancellationToken ct = default) =>
        Compile(text, ct).Evaluate(scope, ct);

    internal BoundProgram Bind(string text, CancellationToken ct) => Bound(text, _parsing, s => ScriptBinder.Bind(s, this, ct), ct);

    internal BoundFunction BindChunk(string text, BoundProgram program, bool isInner, CancellationToken ct) =>
        Bound(text, _evalParsing, s => ScriptBinder.BindChunk(s, program, isInner, ct), ct);

    private T Bound<T>(string text, ParseOptions options, Func<Syntax.Tree.ScriptSyntax, T> bind, CancellationToken ct)
    {
        if (Limits.StringBytes > 0 && text.Length > Math.Max(1_000_000, 2 * Limits.StringBytes))
        {
            throw new RhaiException(RhaiErrorKind.Parsing, "The script is longer than its limits allow", default, "ErrorParsing/LiteralTooLarge");
        }

        try
        {
            return bind(RhaiParser.Parse(RhaiText.FromHost(text).Value, options, ct));
        }
        catch (RhaiSyntaxException fault)
        {
            throw new RhaiException(RhaiErrorKind.Parsing, fault.Error.Message, fault.Error.Position, fault.Error.FullKind);
        }
        catch (OperationCanceledException stopped) when (ct.IsCancellationRequested)
        {
            throw new RhaiException(RhaiErrorKind.Terminated, "Script terminated", stopped);
        }
    }

    private ParseOptions Parsing() => new()
    {
        MaxExpressionDepth = Limits.ExpressionDepth,
        MaxFunctionExpressionDepth = Limits.FunctionExpressionDepth,
        MaxStringSize = Clamp(Limits.StringBytes),
        MaxArraySize = Clamp(Limits.ArrayElements),
        MaxMapSize = Clamp(Limits.MapEntries),
        MaxFunctions = Limits.Functions,
        AllowIfExpression = Switches.AllowIfExpression,
        AllowSwitchExpression = Switches.AllowSwitchExpression,
        AllowLoopExpression = Switches.AllowLoopExpression,
        AllowStatementExpression = Switches.AllowStatementExpression,
        AllowAnonymousFunctions = Switches.AllowAnonymousFunctions,
        AllowLooping = Switches.AllowLooping,
        AllowShadowing = Switches.AllowShadowing,
        StrictVariables = Switches.StrictVariables,
        KnownVariables = new HashSet<string>(Constants.Keys, StringComparer.Ordinal),
        KnownModules = new HashSet<string>(Modules.Keys, StringComparer.Ordinal),
        DisabledSymbols = Switches.DisabledSymbols,
    };

    private static int Clamp(long limit) => (int)Math.Min(limit, int.MaxValue);
}
