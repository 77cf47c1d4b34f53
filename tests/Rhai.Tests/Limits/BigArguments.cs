using Maru.Rhai.Library;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Limits;

/// <summary>Arguments of a megabyte for any native function, by what it takes.</summary>
internal sealed class BigArguments(RhaiFunction callback)
{
    private const int Bytes = 1_000_000;
    private readonly Dictionary<RhaiKind, RhaiValue[]> _byKind = Make(callback);

    public static bool CanBeBig(NativeFunction function) =>
        function.Parameters.ToArray().Any(p => p.IsAny || p.Kind is RhaiKind.String or RhaiKind.Array or RhaiKind.Map or RhaiKind.Blob);

    /// <summary>The big values in first place with big and small ones behind.</summary>
    public IEnumerable<RhaiValue[]> For(NativeFunction function)
    {
        IEnumerable<RhaiValue[]> found = [[]];
        for (var i = 0; i < function.Parameters.Length; i++)
        {
            var choices = Choices(function.Parameters[i], isFirst: i == 0);
            found = found.SelectMany(_ => choices, (before, next) => (RhaiValue[])[.. before, next.Share()]);
        }

        return found;
    }

    private RhaiValue[] Choices(NativeParameter parameter, bool isFirst)
    {
        var kinds = parameter.IsAny
            ? [RhaiKind.String, RhaiKind.Array, RhaiKind.Map, RhaiKind.Blob, RhaiKind.Int] : (RhaiKind[])[parameter.Kind];
        return [.. kinds.SelectMany(k => isFirst ? _byKind[k] : Behind(k))];
    }

    private IEnumerable<RhaiValue> Behind(RhaiKind kind) => kind == RhaiKind.String ? [_byKind[kind][0], "", "x"] : _byKind[kind].Take(2);

    private static Dictionary<RhaiKind, RhaiValue[]> Make(RhaiFunction callback) => new()
    {
        [RhaiKind.Unit] = [default],
        [RhaiKind.Bool] = [true],
        [RhaiKind.Int] = [0L, 500_000L],
        [RhaiKind.Float] = [2.5],
        [RhaiKind.Char] = [RhaiValue.FromScalar('x')],
        [RhaiKind.Byte] = [RhaiValue.FromByte(7)],
        [RhaiKind.String] =
        [
            new string('x', Bytes), Repeated("\U0001F600a ", Bytes / 6), Repeated("\"\u0001\n", Bytes / 3), Numbers(), Keys(),
        ],
        [RhaiKind.Array] = [Array(Bytes / 16, i => i * 7919L % Bytes), Array(10_000, i => $"{i * 7919 % 10_000:D100}"),
            Array(10_000, _ => Array(3, i => (long)i))],
        [RhaiKind.Map] = [Map()],
        [RhaiKind.Blob] = [new RhaiValue(new RhaiBlob(new byte[Bytes]))],
        [RhaiKind.Range] = [new RhaiValue(new RhaiRange(0, Bytes, false))],
        [RhaiKind.RangeInclusive] = [new RhaiValue(new RhaiRange(0, Bytes, true))],
        [RhaiKind.Function] = [new RhaiValue(callback)],
        [RhaiKind.Timestamp] = [new RhaiValue(new RhaiTimestamp(0))],
    };

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Numbers() => $"{{\"a\":[{string.Join(',', Enumerable.Repeat("1", Bytes / 2))}]}}";

    private static string Keys() => $"{{{string.Join(',', Enumerable.Range(0, Bytes / 12).Select(i => $"\"k{i}\":[]"))}}}";

    private static RhaiValue Array(int count, Func<int, RhaiValue> item) =>
        new(new RhaiArray([.. Enumerable.Range(0, count).Select(item)]));

    private static RhaiValue Map()
    {
        var map = new RhaiMap();
        for (var i = 0; i < 10_000; i++)
        {
            map.Set($"{i * 7919 % 10_000:D90}", (long)i);
        }

        return new RhaiValue(map);
    }
}
