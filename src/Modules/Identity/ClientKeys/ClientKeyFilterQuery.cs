using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>The filter of everyone's client keys in a query, unparsed.</summary>
internal sealed record ClientKeyFilterQuery
{
    /// <summary>Only keys of this account.</summary>
    [FromQuery(Name = "owner_id")]
    public string? OwnerId { get; init; }
}
