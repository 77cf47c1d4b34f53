using System.Reflection;
using Maru.Testing;
using Xunit.Sdk;
using Xunit.v3;

namespace Maru.Modules.Tests.Llm.Fakes;

/// <summary>
/// Runs a theory on the fakes, on SQLite and on PostgreSQL. The last is skipped where <see cref="EachDialectAttribute"/> skips it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachStoresAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([
            new TheoryDataRow<Stores>(Stores.Fake),
            new TheoryDataRow<Stores>(Stores.Sqlite),
            new TheoryDataRow<Stores>(Stores.Postgres) { Skip = TestDatabase.WhyNoPostgres },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
