using Maru.Contracts.Llm;
using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Llm.Configuration;

/// <summary>Whose models or keys a query asks for, as it came.</summary>
internal sealed record ProviderFilterQuery
{
    /// <summary>Only those of this provider.</summary>
    [FromQuery(Name = "provider")]
    public string? Provider { get; init; }

    public Outcome<Provider?> Parse()
    {
        var faults = new QueryFaults();
        return faults.Or(faults.Named<Provider>("provider", Provider));
    }
}
