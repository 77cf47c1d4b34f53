namespace Maru.Contracts.Llm;

/// <summary>Where the key of a provider comes from.</summary>
public enum KeySource
{
    /// <summary>There is no key.</summary>
    None,

    /// <summary>The database.</summary>
    Db,

    /// <summary>The environment, because the database has none.</summary>
    Env,

    /// <summary>The provider needs no key.</summary>
    NotNeeded,
}
