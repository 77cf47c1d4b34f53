using System.Collections;
using Maru.Rhai.Library;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>What can be iterated besides arrays and ranges.</summary>
internal static class Iteration
{
    public static IEnumerable<RhaiValue>? Of(in RhaiValue source) => source.Kind switch
    {
        RhaiKind.String => Sequences.EachChar(source.Text, 0, source.Text.Length),
        RhaiKind.Blob => Bytes(source.Blob.Bytes.ToArray()),
        RhaiKind.Host when source.HostObject is IEnumerable<RhaiValue> values => values,
        RhaiKind.Host when source.HostObject is IEnumerable objects => Objects(objects),
        _ => null,
    };

    private static IEnumerable<RhaiValue> Bytes(byte[] bytes)
    {
        foreach (var value in bytes)
        {
            yield return RhaiValue.FromByte(value);
        }
    }

    private static IEnumerable<RhaiValue> Objects(IEnumerable objects)
    {
        foreach (var item in objects)
        {
            yield return RhaiConvert.FromObject(item);
        }
    }
}
