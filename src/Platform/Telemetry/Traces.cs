namespace Maru.Platform.Telemetry;

/// <summary>The sources of spans besides the framework and the driver of PostgreSQL.</summary>
internal static class Traces
{
    public const string Sql = "Maru.Sql";

    public const string Work = "Maru.Work";
}
