using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Sessions;

namespace Maru.Modules.Identity.Accounts;

/// <summary>What is kept of somebody: here, and by name in other modules, which is read while it is sent.</summary>
internal sealed record AccountExport(
    Account Account, IReadOnlyList<OpenSession> Sessions, IReadOnlyList<IssuedKey> ClientKeys,
    IReadOnlyDictionary<string, IAsyncEnumerable<object>> Others, DateTimeOffset ExportedAt);
