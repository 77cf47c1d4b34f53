namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>One spelling of a tag set as callers write it, and its series.</summary>
internal sealed class TagSet(int hash, KeyValuePair<string, object?>[] tags, Series series)
{
    public int Hash => hash;

    public Series Series => series;

    /// <summary>Only the length of keys is hashed: on one instrument they hardly differ, and the values distinguish the sets.</summary>
    public static int HashOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = (uint)tags.Length;
        foreach (ref readonly var tag in tags)
        {
            var value = tag.Value is string s ? s.GetHashCode() : tag.Value?.GetHashCode() ?? 0;
            hash = (System.Numerics.BitOperations.RotateLeft(hash, 5) ^ (uint)value ^ ((uint)tag.Key.Length << 24)) * 0x9E3779B1;
        }

        return (int)(hash ^ (hash >> 15));
    }

    public bool Is(int otherHash, ReadOnlySpan<KeyValuePair<string, object?>> other)
    {
        if (otherHash != hash || other.Length != tags.Length)
        {
            return false;
        }

        for (var i = 0; i < other.Length; i++)
        {
            ref readonly var mine = ref tags[i];
            ref readonly var theirs = ref other[i];
            if (!Same(mine.Key, theirs.Key) || !Same(mine.Value, theirs.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(string mine, string theirs) => ReferenceEquals(mine, theirs) || string.Equals(mine, theirs, StringComparison.Ordinal);

    private static bool Same(object? mine, object? theirs) =>
        ReferenceEquals(mine, theirs)
        || (mine is string s ? theirs is string t && string.Equals(s, t, StringComparison.Ordinal) : mine is not null && mine.Equals(theirs));
}
