using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Methods that typed code calls to make arrays longer.</summary>
internal static class CompiledArrays
{
    /// <summary>
    /// The number of elements up to which emitted code may extend an array without allocating and without reaching a limit.
    /// </summary>
    public static int Room(Frame frame, RhaiArray array) => (int)Math.Clamp(frame.Run.Sizes.Room(array), 0, array.Capacity);

    /// <summary>The library's push for an element without free space; the call is already counted.</summary>
    public static void Push(Frame frame, MethodLink link, ref RhaiValue place, RhaiValue value)
    {
        Span<RhaiValue> room = [default, value];
        link.Native(frame, ref place, room, isConstant: false);
    }
}
