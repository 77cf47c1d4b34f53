namespace Maru.Contracts.Llm;

/// <summary>What was done to a key, a model or the selection.</summary>
public enum ConfigurationAct
{
    /// <summary>Made.</summary>
    Create,

    /// <summary>Changed.</summary>
    Update,

    /// <summary>Removed.</summary>
    Delete,

    /// <summary>Switched on.</summary>
    Activate,

    /// <summary>Switched off.</summary>
    Deactivate,

    /// <summary>Made the current model.</summary>
    Select,

    /// <summary>No longer the current model by choice.</summary>
    ClearSelection,

    /// <summary>Made the default.</summary>
    SetDefault,

    /// <summary>Its connection was tried.</summary>
    Test,

    /// <summary>Taken over from the environment.</summary>
    Import,

    /// <summary>Removed because no encryption key opens it.</summary>
    Purge,
}
