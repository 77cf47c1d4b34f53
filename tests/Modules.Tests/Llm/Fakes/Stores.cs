namespace Maru.Modules.Tests.Llm.Fakes;

/// <summary>What keys, models and policies are kept in.</summary>
public enum Stores
{
    /// <summary>Memory, beside a SQLite database for everything else.</summary>
    Fake,
    Sqlite,
    Postgres,
}
