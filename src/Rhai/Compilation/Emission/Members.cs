using System.Reflection;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>The members that emitted code uses.</summary>
internal static class Members
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static readonly FieldInfo Object = typeof(RhaiValue).GetField("_object", Any)!;
    public static readonly FieldInfo Bits = typeof(RhaiValue).GetField("_bits", Any)!;
    public static readonly FieldInfo Kind = typeof(RhaiObject).GetField(nameof(RhaiObject.Kind), Any)!;
    public static readonly FieldInfo Aliased = typeof(RhaiObject).GetField("_aliased", Any)!;
    public static readonly FieldInfo Items = typeof(RhaiArray).GetField("_items", Any)!;
    public static readonly FieldInfo Count = typeof(RhaiArray).GetField("_count", Any)!;
    public static readonly FieldInfo IntMark = typeof(RhaiMark).GetField(nameof(RhaiMark.Int), Any)!;
    public static readonly FieldInfo FloatMark = typeof(RhaiMark).GetField(nameof(RhaiMark.Float), Any)!;
    public static readonly FieldInfo BoolMark = typeof(RhaiMark).GetField(nameof(RhaiMark.Bool), Any)!;
    public static readonly FieldInfo Run = typeof(Frame).GetField(nameof(Frame.Run), Any)!;
    public static readonly FieldInfo Slots = typeof(Frame).GetField(nameof(Frame.Slots), Any)!;
    public static readonly FieldInfo Signal = typeof(Frame).GetField(nameof(Frame.Signal), Any)!;
    public static readonly FieldInfo Operations = typeof(RhaiRun).GetField(nameof(RhaiRun.Operations), Any)!;
    public static readonly FieldInfo PollAt = typeof(RhaiRun).GetField("_pollAt", Any)!;
    public static readonly FieldInfo Nodes = typeof(RhaiRun).GetField(nameof(RhaiRun.Nodes), Any)!;
    public static readonly FieldInfo Fault = typeof(RhaiRun).GetField(nameof(RhaiRun.Fault), Any)!;
    public static readonly ConstructorInfo NewValue = typeof(RhaiValue).GetConstructor(Any, [typeof(RhaiObject), typeof(long)])!;
    public static readonly MethodInfo ShareSlow = typeof(RhaiValue).GetMethod("ShareSlow", Any)!;
    public static readonly MethodInfo Evaluate = typeof(BoundNode).GetMethod(nameof(BoundNode.Evaluate), Any)!;
    public static readonly MethodInfo Borrow = typeof(BoundNode).GetMethod(nameof(BoundNode.Borrow), Any)!;

    public static MethodInfo Operation(string name) => typeof(CompiledOperations).GetMethod(name, Any)!;

    public static MethodInfo Value(string name) => typeof(CompiledValues).GetMethod(name, Any)!;

    public static MethodInfo Call(int arguments) => typeof(CompiledCalls).GetMethod($"Call{arguments}", Any)!;

    public static MethodInfo Numeric(string name) => typeof(NumericOperations).GetMethod(name, Any)!;

    public static MethodInfo Integer(string name) => typeof(IntegerMath).GetMethod(name, Any)!;
}
