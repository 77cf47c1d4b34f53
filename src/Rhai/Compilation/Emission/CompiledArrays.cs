using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>What typed code calls to make arrays longer.</summary>
internal static class CompiledArrays
{
    /// <summary>To how many elements emitted code may bring an array: nothing is allocated and no limit reached.</summary>
    public static int Room(Frame frame, RhaiArray array) => (int)Math.Clamp(frame.Run.Sizes.Room(array), 0, array.Capacity);

    /// <summary>The library's push of an element there is no room for; the call is counted already.</summary>
    public static void Push(Frame frame, MethodLink link, ref RhaiValue place, RhaiValue value)
    {
        Span<RhaiValue> room = [default, value];
        link.Native(frame, ref place, room, isConstant: false);
    }
}
