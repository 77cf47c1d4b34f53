using System.Runtime.CompilerServices;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>Methods that numeric code calls. A failure is stored in <see cref="RhaiRun.Fault"/>, never thrown.</summary>
internal static class NumericOperations
{
    /// <summary>
    /// The number of calls between two checks of the thread's stack: a check guarantees far more space than these calls need. A power of
    /// two.
    /// </summary>
    public const int LookEvery = 16;

    // Placeholders for a limit reached by a call itself, until the caller adds the place.
    private static readonly RhaiException ManyCalls = RhaiFaults.TooManyOperations(default);
    private static readonly RhaiException DeepCall = RhaiFaults.StackOverflow(default);

    /// <summary>False if one of these steps, which are already counted, reaches a limit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Poll(RhaiRun run, BoundNode first, BoundNode second, int steps)
    {
        var before = run.Operations - steps;
        return Look(run, steps > 1 && before + 1 > run.MaxOperations ? first.Position : second.Position);
    }

    /// <summary>The same if the first step is the call, whose place only the caller knows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool PollEntered(RhaiRun run, BoundNode first, BoundNode second, int steps)
    {
        var before = run.Operations - steps;
        if (before + 1 > run.MaxOperations)
        {
            run.Fault = ManyCalls;
            return false;
        }

        return Look(run, before + 2 > run.MaxOperations ? first.Position : second.Position);
    }

    private static bool Look(RhaiRun run, Position position)
    {
        try
        {
            run.Poll(position);
            return true;
        }
        catch (RhaiException fault)
        {
            run.Fault = fault;
            return false;
        }
    }

    public static long Multiply(RhaiRun run, long a, long b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high == low >> 63 ? low : Fail(run, BinaryOperator.Multiply, a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Divide(RhaiRun run, long a, long b) => b is 0 or -1 ? Fail(run, BinaryOperator.Divide, a, b) : a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Modulo(RhaiRun run, long a, long b) => b is 0 or -1 ? Fail(run, BinaryOperator.Modulo, a, b) : a % b;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Power(RhaiRun run, long a, long b) => Fail(run, BinaryOperator.Power, a, b);

    public static long ShiftLeft(long a, long b) => IntegerMath.ShiftLeft(a, b);

    public static long ShiftRight(long a, long b) => IntegerMath.ShiftRight(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Negate(RhaiRun run, long a) => a == long.MinValue ? Fail(run, null, a, 0) : -a;

    /// <summary>An operation that may fail, done by the interpreter's own code; without an operator, the negation.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Fail(RhaiRun run, BinaryOperator? op, long a, long b)
    {
        try
        {
            return op is { } binary ? RhaiOperators.Integers(binary, a, b).Int : IntegerMath.Negate(a);
        }
        catch (RhaiException fault)
        {
            run.Fault = fault;
            return 0;
        }
    }

    /// <summary>A sum or difference that has overflowed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Overflow(RhaiRun run, BinaryOperator op, long a, long b) => Fail(run, op, a, b);

    /// <summary>
    /// Whether the thread's stack and the depth limit allow the call; it first counts the call, which is not counted yet.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Enter(RhaiRun run, int depth)
    {
        if (depth > 0 && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        run.Fault = ++run.Operations > run.MaxOperations ? ManyCalls : DeepCall;
        return false;
    }

    /// <summary>Adds a call to a failure's call stack.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Passed(RhaiRun run, BoundScriptCall call)
    {
        if (ReferenceEquals(run.Fault, ManyCalls))
        {
            run.Fault = RhaiFaults.TooManyOperations(call.Position);
        }
        else if (ReferenceEquals(run.Fault, DeepCall))
        {
            run.Fault = RhaiFaults.StackOverflow(call.Position);
        }
        else
        {
            run.Fault!.Passes(call.Function.Name, call.Position);
        }
    }
}
