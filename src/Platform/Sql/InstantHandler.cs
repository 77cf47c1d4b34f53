using System.Data;
using System.Globalization;
using Dapper;

namespace Maru.Platform.Sql;

/// <summary>
/// Instants are BIGINT microseconds since 1970, UTC: the same number in both databases, sortable, and free of time zones.
/// </summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    /// <summary>Tells Dapper, for the whole process, how instants are stored and how columns are named.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
    }

    public override DateTimeOffset Parse(object value) => Instant.FromMicros(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.ToMicros();
    }
}
