using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation;

/// <summary>A script function, closure or main body with its variables resolved to slots. Immutable once bound.</summary>
internal sealed class BoundFunction(string name, BoundProgram program, Position position)
{
    private bool _triedNumeric;

    public string Name => name;

    public BoundProgram Program => program;

    public Position Position => position;

    /// <summary>For a typed method, the only receiver it serves.</summary>
    public string? ReceiverType { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsClosure { get; init; }

    /// <summary>The slots for the variables that a closure captured; in a call they come before the declared parameters.</summary>
    public int[] CaptureSlots { get; set; } = [];

    /// <summary>The number of declared parameters, which use the slots from 0 on.</summary>
    public int DeclaredCount { get; set; }

    /// <summary>The number of arguments of a call, including captured variables.</summary>
    public int ParameterCount => CaptureSlots.Length + DeclaredCount;

    public int SlotCount { get; set; }

    /// <summary>All variables in order of slot.</summary>
    public IReadOnlyList<LocalVariable> Locals { get; set; } = [];

    public BoundNode Body { get; set; } = BoundConstant.UnitAt(position);

    /// <summary>A return may leave an expression by an exception.</summary>
    public bool CatchesEarlyLeave { get; set; }

    /// <summary>
    /// Runs <c>eval</c> or calls with <c>f!()</c>: variables are accessible by name, so only the interpreter may run it.
    /// </summary>
    public bool UsesNames { get; set; }

    /// <summary>Names of variables of the host that a main body uses, in order of external index.</summary>
    public string[] Externals { get; set; } = [];

    /// <summary>Variables a main body leaves at its end, for the host's scope.</summary>
    public LocalVariable[] TopLevel { get; set; } = [];

    /// <summary>How often it was called; decides when it is compiled.</summary>
    public int Calls;

    /// <summary>The body as machine code, after enough calls.</summary>
    public Code? Code { get; private set; }

    /// <summary>The body for numbers alone, if that is all it works on.</summary>
    public NumericCode? Numeric { get; private set; }

    /// <summary>Runs the body in a frame that holds the arguments. Threads may compile twice; one result stays.</summary>
    public RhaiValue Evaluate(Frame frame)
    {
        if (Numeric is { } numeric && numeric.TryRun(frame, out var result))
        {
            return result;
        }

        if (Code is { } code)
        {
            return code(frame);
        }

        return Tiering.IsHot(this, ++Calls) ? Compiled(frame) : Body.Evaluate(frame);
    }

    private RhaiValue Compiled(Frame frame)
    {
        if (!_triedNumeric)
        {
            _triedNumeric = true;
            Numeric = NumericCode.For(this, frame);
            if (Numeric is not null)
            {
                return Evaluate(frame);
            }
        }

        return (Code = CodeCompiler.Function(this))(frame);
    }
}
