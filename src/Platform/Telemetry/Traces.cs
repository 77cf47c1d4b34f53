namespace Maru.Platform.Telemetry;

/// <summary>Who makes spans besides the framework and the driver of PostgreSQL.</summary>
internal static class Traces
{
    public const string Sql = "Maru.Sql";

    public const string Work = "Maru.Work";
}
