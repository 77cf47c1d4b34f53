using Maru.Modules.Identity.Domain;

namespace Maru.Modules.Identity.UseCases.Accounts;

/// <summary>What this room keeps of somebody.</summary>
internal sealed record AccountExport(Account Account, IReadOnlyList<OpenSession> Sessions, IReadOnlyList<IssuedKey> ClientKeys, DateTimeOffset ExportedAt);
