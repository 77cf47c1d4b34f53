namespace Maru.Kernel.Access;

/// <summary>The dimensions by which people's access to a plant's data is restricted.</summary>
public enum ScopeDimension
{
    /// <summary>Factories, by code.</summary>
    FactoryCodes,

    /// <summary>Production lines, by code.</summary>
    LineCodes,

    /// <summary>Families of products, by name.</summary>
    ProductFamilies,

    /// <summary>Shifts, by code.</summary>
    ShiftCodes,

    /// <summary>Pieces of equipment, by id.</summary>
    EquipmentIds,
}
