using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Sessions;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// The data stored about a person: by this module, and by other modules under their names, which is read while it is sent.
/// </summary>
internal sealed record AccountExport(
    Account Account, IReadOnlyList<OpenSession> Sessions, IReadOnlyList<IssuedKey> ClientKeys,
    IReadOnlyDictionary<string, IAsyncEnumerable<object>> Others, DateTimeOffset ExportedAt);
