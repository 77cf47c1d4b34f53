using System.Reflection;
using Maru.Platform.Sql;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Maru.Testing;

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL. Without MARU_TEST_POSTGRES the second is skipped and says so; .ci/run sets it
/// and forbids skips.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDialectAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([
            new TheoryDataRow<Dialect>(Dialect.Sqlite),
            new TheoryDataRow<Dialect>(Dialect.Postgres) { Skip = TestDatabase.WhyNoPostgres },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
