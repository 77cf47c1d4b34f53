namespace Maru.Platform.Secrets.FernetKeys;

/// <summary>The age up to which a token is accepted.</summary>
/// <param name="Limit">The oldest age; whole seconds count, and a token exactly this old is expired.</param>
/// <param name="Now">The time of the check.</param>
public readonly record struct FernetAge(TimeSpan Limit, DateTimeOffset Now)
{
    /// <summary>How far in the future the sealing clock may have been.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    internal FernetRefusal Judge(ulong sealedAt)
    {
        var now = (Int128)Now.ToUnixTimeSeconds();

        if (sealedAt > now + (Int128)Skew.TotalSeconds)
        {
            return FernetRefusal.FromTheFuture;
        }

        return sealedAt + (Int128)Limit.TotalSeconds <= now ? FernetRefusal.Expired : FernetRefusal.None;
    }
}
