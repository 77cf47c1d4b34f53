using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Prices;

/// <summary>Where prices are kept. Thread safe.</summary>
internal interface IPriceStore
{
    /// <summary>The built-in and the added prices.</summary>
    Task<PriceTable> LoadAsync(Statements session, CancellationToken ct);

    Task AddAsync(Tx tx, Price price, CancellationToken ct);

    /// <summary>False when there is no such price that is still in force.</summary>
    Task<bool> RetireAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct);
}
