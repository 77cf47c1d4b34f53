using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>Which write-offs a query asks for, as it came.</summary>
internal sealed record WriteOffFilterQuery
{
    /// <summary>Only what was granted to this client key.</summary>
    [FromQuery(Name = "client_key_id")]
    public string? ClientKeyId { get; init; }
}
