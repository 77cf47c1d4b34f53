using System.Runtime.CompilerServices;
using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>
/// Which header instance named which key, so that a connection's second request need not be hashed. Instances are compared and not their
/// text, so it neither lengthens the life of a revoked key (another table, another answer) nor says by its timing what a key looks like.
/// A fixed number of places; two instances that share one take turns. Thread safe.
/// </summary>
internal sealed class RecentBearers
{
    private const int Places = 512;

    private readonly Seen?[] _places = new Seen?[Places];

    public ClientKey? Find(string header, ClientKeyTable table) =>
        Volatile.Read(ref PlaceOf(header)) is { } seen && ReferenceEquals(seen.Header, header) && ReferenceEquals(seen.Table, table) ? seen.Key : null;

    public void Remember(string header, ClientKeyTable table, ClientKey? key)
    {
        if (key is not null)
        {
            Volatile.Write(ref PlaceOf(header), new Seen(header, table, key));
        }
    }

    private ref Seen? PlaceOf(string header) => ref _places[RuntimeHelpers.GetHashCode(header) & (Places - 1)];

    private sealed record Seen(string Header, ClientKeyTable Table, ClientKey Key);
}
