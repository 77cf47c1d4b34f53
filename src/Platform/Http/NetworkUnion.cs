using System.Net.Sockets;
using System.Numerics;
using IPNetwork = System.Net.IPNetwork;

namespace Maru.Platform.Http;

/// <summary>
/// How many addresses networks hold together: each may be narrow and all of them the whole world. A short prefix of IPv6 holds the IPv4
/// addresses too, as a socket for both shows them. Pure.
/// </summary>
internal static class NetworkUnion
{
    /// <summary>What the networks may hold, in words.</summary>
    public const string Most = "a /4 of IPv4, a /20 of public IPv6 or a /6 of all IPv6";

    // Where addresses lie, and how many of them proxies may have: private networks and those of large providers fit.
    private static readonly (BigInteger First, BigInteger End, BigInteger Most)[] Worlds =
    [
        World("::ffff:0:0/96", 96 + 4),
        World("2000::/3", 20),
        World("::/0", 6),
    ];

    /// <summary>Whether they hold so many that what asks from one of them may be anybody.</summary>
    /// <param name="networks">In any order; they may overlap.</param>
    public static bool HoldsNearlyEveryone(IEnumerable<IPNetwork> networks)
    {
        var ranges = networks.Select(RangeOf).OrderBy(range => range.First).ToList();
        return Worlds.Any(world => Held(ranges, world.First, world.End) > world.Most);
    }

    private static BigInteger Held(List<(BigInteger First, BigInteger End)> ranges, BigInteger first, BigInteger end)
    {
        var (held, next) = (BigInteger.Zero, first);
        foreach (var range in ranges)
        {
            var (from, to) = (BigInteger.Max(range.First, next), BigInteger.Min(range.End, end));
            held += BigInteger.Max(0, to - from);
            next = BigInteger.Max(next, to);
        }

        return held;
    }

    private static (BigInteger First, BigInteger End, BigInteger Most) World(string network, int prefix)
    {
        var (first, end) = RangeOf(IPNetwork.Parse(network));
        return (first, end, Size(prefix));
    }

    private static (BigInteger First, BigInteger End) RangeOf(IPNetwork network)
    {
        var isV4 = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;
        var bytes = (isV4 ? network.BaseAddress.MapToIPv6() : network.BaseAddress).GetAddressBytes();
        var first = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return (first, first + Size(network.PrefixLength + (isV4 ? 96 : 0)));
    }

    private static BigInteger Size(int prefix) => BigInteger.One << (128 - prefix);
}
