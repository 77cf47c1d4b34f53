using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Audit.Reading;

/// <summary>The format in a query, unparsed.</summary>
internal sealed record ExportQuery
{
    /// <summary>The form of the file: <c>csv</c>, which it is when it is not said, or <c>json</c>.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    public Outcome<ExportFormat> Parse()
    {
        var faults = new QueryFaults();
        return faults.Or(faults.Named<ExportFormat>("format", Format ?? "csv").GetValueOrDefault());
    }
}
