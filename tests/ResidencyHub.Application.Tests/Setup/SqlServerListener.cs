using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using ResidencyHub.Application.Data;
using System.Linq.Expressions;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>
/// Whatever query a test compiles for SQLite is translated for SQL Server as well, within the same reach, without a server; what SQL Server's
/// provider cannot translate fails the test that asked. It covers translation, not the server's own behaviour.
/// </summary>
internal sealed class SqlServerListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly DatabaseSettings Nowhere = new() { Provider = "SqlServer", Connection = "Server=none;Database=none" };
    private static int s_translated;

    /// <summary>How many queries were translated so far.</summary>
    public static int Translated => s_translated;

    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new SqlServerListener());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(this, name => name == CoreEventId.QueryCompilationStarting.Name);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: var key, Value: QueryExpressionEventData { Context: SqliteResidencyDb asked } query } && key == CoreEventId.QueryCompilationStarting.Name)
            Translate(asked, query.Expression);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private static void Translate(SqliteResidencyDb asked, Expression expression)
    {
        using var db = Providers.Opener(Nowhere)(asked.Reach);
        var moved = new Move(db.Model);
        var there = moved.Visit(expression);
        if (moved.MeetsRawSql)
            return;
        var compilation = db.GetService<IQueryCompilationContextFactory>().Create(async: false);
        try
        {
            // the provider's part of a compilation; what reads the rows is the same for all, and a third of the time
            var shaped = db.GetService<IQueryTranslationPreprocessorFactory>().Create(compilation).Process(there);
            var translating = db.GetService<IQueryableMethodTranslatingExpressionVisitorFactory>().Create(compilation);
            shaped = translating.Translate(shaped);
            if (shaped == QueryCompilationContext.NotTranslatedExpression)
                throw new InvalidOperationException(translating.TranslationErrorDetails);
            db.GetService<IQueryTranslationPostprocessorFactory>().Create(compilation).Process(shaped);
        }
        catch (InvalidOperationException cannot)
        {
            throw new InvalidOperationException($"SQL Server's provider does not translate this query: {cannot.Message}", cannot);
        }
        Interlocked.Increment(ref s_translated);
    }

    /// <summary>The same query over the other model's entities.</summary>
    private sealed class Move(IModel model) : ExpressionVisitor
    {
        public bool MeetsRawSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not EntityQueryRootExpression root)
                return base.VisitExtension(node);
            MeetsRawSql |= root.GetType() != typeof(EntityQueryRootExpression);
            return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
        }
    }
}
