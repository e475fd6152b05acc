package io.majorincident.oncall;

import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Makes the tree of a file, and stops where it has more values than anybody plans. */
final class BoundedComposer extends Composer {

  /** More than the plan of a company of twenty thousand. */
  private static final int VALUES_AT_MOST = 300_000;

  private int values;

  BoundedComposer(String yaml, LoaderOptions options) {
    super(
        new ParserImpl(new StreamReader(new StringReader(yaml)), options), new Resolver(), options);
  }

  @Override
  protected Node composeScalarNode(String anchor, List<CommentLine> blockComments) {
    if (++values > VALUES_AT_MOST) {
      throw new YAMLException("it has more than %d keys and values".formatted(VALUES_AT_MOST));
    }
    return super.composeScalarNode(anchor, blockComments);
  }
}
