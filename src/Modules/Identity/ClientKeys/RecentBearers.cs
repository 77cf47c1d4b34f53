using System.Runtime.CompilerServices;
using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>
/// Remembers which header instance belongs to which key, so that later requests of a connection need no hashing. It compares instances,
/// not texts, so its timing does not reveal anything about a key; and a revoked key does not live longer, because each table has its own
/// answers. The number of places is fixed; two instances with the same place replace each other. Thread safe.
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
