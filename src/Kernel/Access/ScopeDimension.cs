namespace Maru.Kernel.Access;

/// <summary>By what the data of a plant is divided among people.</summary>
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
