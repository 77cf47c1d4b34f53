namespace Maru.Platform.Sql;

/// <summary>Conversions between instants and the microseconds since 1970 (UTC) that the database stores.</summary>
public static class Instant
{
    /// <summary>Microseconds since 1970-01-01T00:00:00Z.</summary>
    /// <param name="instant">The instant.</param>
    public static long ToMicros(this DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant of a stored number.</summary>
    /// <param name="micros">Microseconds since 1970-01-01T00:00:00Z.</param>
    public static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>Now, in the precision that the database stores, so that the value that is written equals the value that is read.</summary>
    /// <param name="clock">The clock.</param>
    public static DateTimeOffset Now(this TimeProvider clock) => FromMicros(clock.GetUtcNow().ToMicros());
}
