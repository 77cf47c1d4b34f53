using System.Text.Json.Serialization;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Scopes;

/// <summary>
/// Which data of the plant somebody may see: all, or what lies in each dimension given; an absent dimension restricts nothing.
/// </summary>
internal sealed record DataScopeRequest
{
    public bool AllAccess { get; init; }

    public IReadOnlyList<string?>? FactoryCodes { get; init; }

    public IReadOnlyList<string?>? LineCodes { get; init; }

    public IReadOnlyList<string?>? ProductFamilies { get; init; }

    public IReadOnlyList<string?>? ShiftCodes { get; init; }

    public IReadOnlyList<string?>? EquipmentIds { get; init; }

    public IReadOnlyDictionary<ScopeDimension, IReadOnlyList<string?>> ToValues() => new (ScopeDimension Dimension, IReadOnlyList<string?>? Values)[]
    {
        (ScopeDimension.FactoryCodes, FactoryCodes),
        (ScopeDimension.LineCodes, LineCodes),
        (ScopeDimension.ProductFamilies, ProductFamilies),
        (ScopeDimension.ShiftCodes, ShiftCodes),
        (ScopeDimension.EquipmentIds, EquipmentIds),
    }.Where(d => d.Values is not null).ToDictionary(d => d.Dimension, d => d.Values!);
}

/// <summary>Which data of the plant somebody sees.</summary>
internal sealed record DataScopeResponse
{
    public bool AllAccess { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? FactoryCodes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? LineCodes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? ProductFamilies { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? ShiftCodes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? EquipmentIds { get; init; }

    /// <summary>Null means no scope: nothing is visible.</summary>
    public static DataScopeResponse? Of(IDataScope? scope) => scope is null || (scope.IsNothing && !HasDimensions(scope)) ? null : new()
    {
        AllAccess = scope.IsAll,
        FactoryCodes = ListOf(scope, ScopeDimension.FactoryCodes),
        LineCodes = ListOf(scope, ScopeDimension.LineCodes),
        ProductFamilies = ListOf(scope, ScopeDimension.ProductFamilies),
        ShiftCodes = ListOf(scope, ScopeDimension.ShiftCodes),
        EquipmentIds = ListOf(scope, ScopeDimension.EquipmentIds),
    };

    private static bool HasDimensions(IDataScope scope) => Enum.GetValues<ScopeDimension>().Any(d => scope.ValuesOf(d) is not null);

    private static string[]? ListOf(IDataScope scope, ScopeDimension dimension) =>
        scope.ValuesOf(dimension)?.Order(StringComparer.Ordinal).ToArray();
}

/// <summary>An account's scope; null when it has none.</summary>
internal sealed record AssignedScopeBody(DataScopeResponse? DataScope);
