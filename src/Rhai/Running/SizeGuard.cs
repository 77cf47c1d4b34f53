using System.Runtime.CompilerServices;
using Maru.Rhai.Limits;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>Refuses values that have grown, or would grow, past the limits.</summary>
internal readonly struct SizeGuard(RhaiRun run, RhaiLimits limits)
{
    // Without a limit there is still this bound, the size of the platform's own containers, so that no script can exhaust them.
    private const long Hardest = 1_000_000_000;
    private readonly long _elements = limits.ArrayElements == 0 ? Hardest : limits.ArrayElements;
    private readonly long _entries = limits.MapEntries == 0 ? Hardest : limits.MapEntries;
    private readonly long _bytes = limits.StringBytes == 0 ? Hardest : limits.StringBytes;

    /// <summary>Whether the host limits any size.</summary>
    public bool IsActive { get; } = limits.ArrayElements != 0 || limits.MapEntries != 0 || limits.StringBytes != 0;

    /// <summary>The number of elements up to which plain values may extend an array, regardless of its other content.</summary>
    public long Room(RhaiArray array)
    {
        var size = array.Size;
        return size.Bytes > _bytes || size.Entries > _entries ? 0 : _elements - (size.Elements - array.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(in RhaiValue value, Position position)
    {
        if (value.Kind > RhaiKind.Byte)
        {
            CheckSlow(value, position);
        }
    }

    public void CheckElements(long count, Position position)
    {
        if (count > _elements)
        {
            throw RhaiFaults.TooLarge("Size of array/BLOB", position);
        }
    }

    public void CheckBytes(long count, Position position)
    {
        if (count > _bytes)
        {
            throw RhaiFaults.TooLarge("Length of string", position);
        }
    }

    public void CheckEntries(long count, Position position)
    {
        if (count > _entries)
        {
            throw RhaiFaults.TooLarge("Size of object map", position);
        }
    }

    private void CheckSlow(in RhaiValue value, Position position)
    {
        var size = RhaiSize.Of(value);
        CheckBytes(size.Bytes, position);
        CheckElements(size.Elements, position);
        CheckEntries(size.Entries, position);
        run.Look(position);
    }
}
